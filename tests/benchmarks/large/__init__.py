"""A studio of many clients over many years: made, then its pages measured beside those of a studio of twenty."""
