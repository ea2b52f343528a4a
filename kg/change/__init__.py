"""From the documents a store holds to those it shall hold: little changes as a difference, large ones written anew, the same bytes."""
