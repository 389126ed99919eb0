"""May this client train now? Gate, pauses, clearances, alerts."""
