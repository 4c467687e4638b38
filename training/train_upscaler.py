"""Trains and exports the upscaler: `python training/train_upscaler.py --sprites sprites --work runs/upscaler --out generators/animatic/model`.

The truth is the same vector scene drawn five times larger. Inputs are blurred and disturbed at random, because what it will be given is
a network's picture, which is softer than a drawing: it learns to draw the edges that this style has.
"""
import argparse
import os
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

for folder in ('data', 'model'):
    sys.path.insert(0, os.path.join(os.path.dirname(__file__), folder))
from export import halve
from upscaler import FACTOR, Upscaler

CROP = 40


def render(path, sprites_folder, count):
    import sprites as sprite_atlas
    from camera import MOVES, path as camera_path
    from scene import Scene
    sprites = sprite_atlas.load(sprites_folder)
    rng = np.random.default_rng(77)
    small, large = [], []
    for i in range(count):
        width, height = [(108, 192), (192, 108), (144, 144)][i % 3]
        scene = Scene(rng, width / height, sprites)
        camera = camera_path(MOVES[rng.integers(len(MOVES))], 1, rng.random())
        lo = scene.shoot(camera, width, height, extras=False)['plate']
        hi = scene.shoot(camera, width * FACTOR, height * FACTOR, extras=False)['plate']
        for _ in range(6):
            y, x = rng.integers(height - CROP), rng.integers(width - CROP)
            small.append(lo[y:y + CROP, x:x + CROP])
            large.append(hi[y * FACTOR:(y + CROP) * FACTOR, x * FACTOR:(x + CROP) * FACTOR])
    np.savez(path, small=np.stack(small), large=np.stack(large))


def disturb(x):
    """Random blur, a little noise: from a drawing's sharpness to a network's."""
    sigma = torch.rand(x.shape[0], 1, 1, 1) * 1.15 + .05
    offsets = torch.arange(-3, 4).float()
    kernel = torch.exp(-offsets.view(1, -1) ** 2 / (2 * sigma.view(-1, 1) ** 2))
    kernel = kernel / kernel.sum(1, keepdim=True)
    b = x.shape[0]
    flat = x.reshape(1, b * 3, *x.shape[2:])
    k = kernel.repeat_interleave(3, 0)
    flat = F.conv2d(F.pad(flat, (3, 3, 0, 0), mode='replicate'), k[:, None, None, :], groups=b * 3)
    flat = F.conv2d(F.pad(flat, (0, 0, 3, 3), mode='replicate'), k[:, None, :, None], groups=b * 3)
    x = flat.reshape(x.shape)
    return x + torch.randn_like(x) * torch.rand(b, 1, 1, 1) * .03


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--sprites', required=True)
    parser.add_argument('--work', required=True)
    parser.add_argument('--out', required=True)
    parser.add_argument('--scenes', type=int, default=360)
    parser.add_argument('--minutes', type=float, default=8)
    args = parser.parse_args()
    os.makedirs(args.work, exist_ok=True)
    torch.manual_seed(3)
    torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', 2)))
    pairs = os.path.join(args.work, 'pairs.npz')
    if not os.path.exists(pairs):
        render(pairs, args.sprites, args.scenes)
    data = np.load(pairs)
    small, large = data['small'], data['large']
    model = Upscaler().to(memory_format=torch.channels_last)
    checkpoint = os.path.join(args.work, 'upscaler.pt')
    if os.path.exists(checkpoint):
        model.load_state_dict(torch.load(checkpoint))
    optimiser = torch.optim.AdamW(model.parameters(), lr=1.5e-3, betas=(.9, .98))
    begun, step, sums = time.time(), 0, []
    picture = lambda a: torch.from_numpy(a).permute(0, 3, 1, 2).float().div_(127.5).sub_(1).contiguous(memory_format=torch.channels_last)
    while (done := (time.time() - begun) / 60 / args.minutes) < 1:
        for group in optimiser.param_groups:
            group['lr'] = 1.5e-3 * min(1, (step + 1) / 60) * (.02 + .98 * .5 * (1 + np.cos(np.pi * done)))
        rows = np.random.default_rng(step).integers(0, len(small), 8)
        x, y = disturb(picture(small[rows])), picture(large[rows])
        with torch.autocast('cpu', torch.bfloat16):
            out = model(x)
        out = out.float()
        gradient = lambda v: (v[..., 1:] - v[..., :-1], v[..., 1:, :] - v[..., :-1, :])
        loss = (out - y).abs().mean() + sum((a - b).abs().mean() for a, b in zip(gradient(out), gradient(y)))
        loss.backward()
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        sums.append(float(loss.detach()))
        step += 1
        if step % 100 == 0:
            base = (F.interpolate(x, scale_factor=5., mode='bilinear') - y).abs().mean()
            print(step, round(float(np.mean(sums)), 5), 'bilinear', round(float(base), 5), 'ours', round(float((out - y).abs().mean()), 5), flush=True)
            sums = []
    torch.save(model.state_dict(), checkpoint)
    model.eval()
    torch.onnx.export(model, torch.randn(1, 3, 36, 48), '/tmp/upscaler-fp32.onnx', input_names=['picture'], output_names=['large'],
                      dynamic_axes={'picture': {2: 'height', 3: 'width'}, 'large': {2: 'H', 3: 'W'}}, opset_version=17, dynamo=False)
    halve('/tmp/upscaler-fp32.onnx', os.path.join(args.out, 'upscaler.onnx'))


if __name__ == '__main__':
    main()
