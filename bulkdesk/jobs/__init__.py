"""How a job runs: its states, the runner, the worker with its lock and its clockwork."""
