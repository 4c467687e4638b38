"""Prints what test/generators/diffusers/torch-random.test.ts expects: SHA-256 of the bytes of torch's normal numbers, on an x86 CPU.

    python training/reference/randn.py
"""
import hashlib

import torch

for seed, count in [(0, 4), (7, 15), (42, 16), (1, 31), (7, 16384), (4294967295, 100003)]:
    numbers = torch.randn(count, generator=torch.Generator("cpu").manual_seed(seed))
    print(f"[{seed}, {count}, '{hashlib.sha256(numbers.numpy().tobytes()).hexdigest()}'],")
