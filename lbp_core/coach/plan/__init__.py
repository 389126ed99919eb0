"""The programme: drafted, changed by hand, stepped back in a flare, and the long road it is part of."""
