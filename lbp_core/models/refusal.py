"""What the coach says when it will not do a thing."""


class Refused(Exception):
    """One plain sentence for the person in front of the screen: what happened, which value, what is allowed, what next."""
