"""What every feature of the site shares: the actor of a request, refusals, the shell of a page, words."""
