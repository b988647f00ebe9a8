"""Measurements that can be repeated: each module measures one thing and has a ``main()``."""
