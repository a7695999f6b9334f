"""The commands of ``audit``, a module each: options in, one call, exit code out."""
