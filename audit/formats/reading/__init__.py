"""How an article was read, as ``audit read`` shows it: a format a module."""
