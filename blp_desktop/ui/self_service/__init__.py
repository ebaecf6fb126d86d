"""Self-service: participants check themselves in, full screen."""
