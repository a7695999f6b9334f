"""What the numbers of an article are: statistics, polls, quantities that should agree."""
