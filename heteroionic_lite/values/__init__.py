"""Whatever comes in as a value becomes numbers in SI, or is refused in words: `door`."""
