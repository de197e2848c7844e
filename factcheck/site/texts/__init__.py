"""The pages whose texts an administrator writes: how the desk judges, and who it is."""
