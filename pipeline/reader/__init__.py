"""The learned reader: what the grammars found -> the answer of each slot, with how sure it is."""
