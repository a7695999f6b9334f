"""From a document to an article: the only part that knows English."""
