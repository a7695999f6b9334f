"""Who is accused in an article, and what courts and lawsuits it tells of."""
