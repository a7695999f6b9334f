"""Why a sentence has its label, and what the rules said, as ``audit explain`` shows it."""
