"""Adds a tiny decoder of the class TAEHV (github.com/madebyollin/taehv, MIT; its file taehv.py is not kept here) to a fixture of Wan.

    python training/reference/taehv.py --taehv path/to/taehv.py --model test/generators/diffusers/fixtures/models/wan

The blocks are TAEHV's, narrower; the weights are random. What it decodes are the latents of the fixture's run `unipc`.
"""
import argparse
import importlib.util
import json
import shutil
from pathlib import Path

import numpy as np
import torch

from export import export

parser = argparse.ArgumentParser()
parser.add_argument("--taehv", required=True)
parser.add_argument("--model", required=True)
arguments = parser.parse_args()
spec = importlib.util.spec_from_file_location("taehv", arguments.taehv)
taehv = importlib.util.module_from_spec(spec)
spec.loader.exec_module(taehv)

torch.manual_seed(5)
n = 4
layers = [taehv.Clamp(), taehv.conv(16, n), torch.nn.ReLU()]
for grows in (1, 2, 2):
    layers += [taehv.MemBlock(n, n), torch.nn.Upsample(scale_factor=2), taehv.TGrow(n, grows), taehv.conv(n, n, bias=False)]
layers += [torch.nn.ReLU(), taehv.conv(n, 3)]
model = taehv.TAEHV(checkpoint_path=None)
model.encoder, model.decoder = torch.nn.Identity(), torch.nn.Sequential(*layers)
# Random weights make grey films: more contrast tells more.
torch.nn.init.constant_(layers[-1].bias, 0.5)
with torch.no_grad():
    layers[-1].weight *= 40
model = model.eval().half().float()


class Decode(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.model = model

    def forward(self, latent_sample):
        return self.model.decode_video(latent_sample, parallel=True, show_progress_bar=False)


folder = Path(arguments.model)
facts = json.loads((folder / "expected" / "unipc.json").read_text())
latents = torch.from_numpy(np.fromfile(folder / "expected" / "unipc.latents.bin", dtype=np.float32).reshape(facts["latents"]))[-1].transpose(1, 2)
export(Decode(), folder / "vae_tiny_decoder", {"latent_sample": latents}, ["sample"], lambda out: out)
(folder / "vae_tiny_decoder" / "config.json").write_text(json.dumps({"_class_name": "TAEHV"}) + "\n")
with torch.no_grad():
    frames = model.decode_video(latents, parallel=True, show_progress_bar=False)[0].permute(0, 2, 3, 1).contiguous().numpy()
print(frames.shape, frames.min(), frames.max(), frames.std())
frames.astype(np.float32).tofile(folder / "expected" / "tiny-decoder.frames.bin")
shutil.copy(folder / "expected" / "unipc.latents.bin", folder / "expected" / "tiny-decoder.latents.bin")
(folder / "expected" / "tiny-decoder.json").write_text(json.dumps({**facts, "decoder": "tiny", "frames": list(frames.shape)}, indent=1) + "\n")
