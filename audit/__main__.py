"""The command ``audit``, also as ``python -m audit``."""

import gc
import sys


def main() -> None:
    """Run the command line without a search for cycles in memory, from before it is imported.

    What an article is read into are values, which hold no cycles, and so are modules to the end of
    a run. To search them for some, again and again and once more at the end, takes a fifth of a
    run, and frees nothing.
    """
    gc.disable()
    try:
        from audit.cli import main as run

        run()
    except KeyboardInterrupt:  # while the program was still being loaded
        sys.stderr.write("audit: interrupted\n")
        sys.exit(130)
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
