"""The denoiser: a factorised space-time U-Net on 3x3 pixel patches that predicts the clean picture.

Shapes: B clips, F frames, H x W pixels, h = H/3, w = W/3. Space is convolved frame by frame ([B*F, C, h, w]); time is convolved with
3x1 kernels ([B, C, F, h*w]) that start at zero, so a network trained on pictures is a video network that has not moved yet.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from stages import CHANNELS, PLANES, Stages, behold

PATCH = 3
WIDTHS = (64, 160, 256)
EMBEDDING = 256
TEXT = 192


def fold_time(x, frames):
    """[B*F, C, h, w] -> [B, C, F, h*w]"""
    bf, c, h, w = x.shape
    return x.reshape(-1, frames, c, h * w).permute(0, 2, 1, 3)


def unfold_time(x, h, w):
    b, c, f, _ = x.shape
    return x.permute(0, 2, 1, 3).reshape(b * f, c, h, w)


def pixel_norm(x):
    return x * torch.rsqrt(x.float().square().mean(1, keepdim=True) + 1e-5).to(x.dtype)


class Block(nn.Module):
    """Norm, conv, modulation by (t, text), conv; then, for clips, a temporal conv and the clip's mean, both zero at the start."""

    def __init__(self, cin, cout):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, padding=1)
        self.modulation = nn.Linear(EMBEDDING, 2 * cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, padding=1)
        self.skip = nn.Conv2d(cin, cout, 1) if cin != cout else nn.Identity()
        self.temporal = nn.Conv2d(cout, cout, (3, 1), padding=(1, 0))
        self.scene = nn.Conv2d(cout, cout, 1)
        for layer in (self.conv2, self.temporal, self.scene):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        nn.init.normal_(self.conv2.weight, std=1e-3)

    def forward(self, x, e, frames):
        h = self.conv1(F.silu(pixel_norm(x)))
        scale, shift = self.modulation(e)[:, :, None, None].chunk(2, 1)
        h = F.silu(pixel_norm(h) * (1 + scale) + shift)
        x = self.skip(x) + self.conv2(h)
        if frames != 1:
            height, width = x.shape[2], x.shape[3]
            y = fold_time(F.silu(pixel_norm(x)), frames)
            y = self.temporal(y) + self.scene(y.mean(2, keepdim=True))
            x = x + unfold_time(y, height, width)
        return x


class Attention(nn.Module):
    """Self-attention over the positions of one frame, at the lowest level only."""

    def __init__(self, width, heads=4):
        super().__init__()
        self.heads, self.qkv, self.out = heads, nn.Conv2d(width, 3 * width, 1), nn.Conv2d(width, width, 1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, x):
        n, c, h, w = x.shape
        q, k, v = self.qkv(pixel_norm(x)).reshape(n, 3, self.heads, c // self.heads, h * w).unbind(1)
        weights = torch.softmax((q.transpose(2, 3) @ k) * (c // self.heads) ** -.5, -1)
        y = (v @ weights.transpose(2, 3)).reshape(n, c, h, w)
        return x + self.out(y)


class Denoiser(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        c0, c1, c2 = WIDTHS
        p2 = PATCH * PATCH
        self.words = nn.Embedding(len(vocabulary), TEXT, padding_idx=0)
        nn.init.normal_(self.words.weight, std=.5)
        self.text = nn.Sequential(nn.Linear(TEXT, EMBEDDING), nn.SiLU(), nn.Linear(EMBEDDING, EMBEDDING))
        self.time = nn.Sequential(nn.Linear(64, EMBEDDING), nn.SiLU(), nn.Linear(EMBEDDING, EMBEDDING))
        self.mixer = nn.Sequential(nn.SiLU(), nn.Linear(EMBEDDING, EMBEDDING), nn.SiLU())
        self.stages = Stages(vocabulary)
        self.into = nn.Conv2d(3 * p2 + 2 + 4 * p2 + len(PLANES) * CHANNELS, c0, 3, padding=1)
        self.down0 = nn.ModuleList([Block(c0, c0), Block(c0, c0)])
        self.shrink0 = nn.Conv2d(c0, c1, 3, stride=2, padding=1)
        self.down1 = nn.ModuleList([Block(c1, c1), Block(c1, c1)])
        self.shrink1 = nn.Conv2d(c1, c2, 3, stride=2, padding=1)
        self.middle = nn.ModuleList([Block(c2, c2), Attention(c2), Block(c2, c2), Attention(c2), Block(c2, c2)])
        self.grow1 = nn.Conv2d(c2, c1, 1)
        self.up1 = nn.ModuleList([Block(2 * c1, c1), Block(c1, c1)])
        self.grow0 = nn.Conv2d(c1, c0, 1)
        self.up0 = nn.ModuleList([Block(2 * c0, c0), Block(c0, c0)])
        self.out = nn.Conv2d(c0, 3 * p2, 3, padding=1)
        # What the finishing steps need to know of a picture: the plate behind the subject and how far away each pixel is.
        self.aside = nn.Conv2d(c0, 4 * p2, 3, padding=1)
        nn.init.zeros_(self.out.weight)

    def embed(self, timestep, input_ids, attention_mask):
        frequencies = torch.exp(torch.arange(32, device=timestep.device) * (-6.9 / 31)) * 500
        angles = timestep[:, None] * frequencies
        time = self.time(torch.cat([angles.sin(), angles.cos()], 1))
        mask = attention_mask.to(time.dtype)[..., None]
        text = (self.words(input_ids) * mask).sum(1) * torch.rsqrt(mask.sum(1) + 1)
        return self.mixer(time + self.text(text))

    def predict(self, sample, timestep, input_ids, attention_mask, position_map, guide, canvases):
        """sample [B,3,F,H,W] -> clean picture [B*F,3,H,W] and asides [B*F,4,H,W] (plate RGB, disparity)."""
        b, _, frames, height, width = sample.shape
        flat = lambda t: t.transpose(1, 2).reshape(-1, t.shape[1], height, width)
        position = F.avg_pool2d(flat(position_map), PATCH)
        x = torch.cat([F.pixel_unshuffle(flat(sample), PATCH), position, F.pixel_unshuffle(flat(guide), PATCH), behold(canvases, position, frames)], 1)
        e = self.embed(timestep, input_ids, attention_mask)
        if frames != 1:
            e = e[:, None].expand(-1, frames, -1).reshape(b * frames, -1)
        x = self.into(x)
        for block in self.down0:
            x = block(x, e, frames)
        y = self.shrink0(x)
        for block in self.down1:
            y = block(y, e, frames)
        z = self.shrink1(y)
        for block in self.middle:
            z = block(z) if isinstance(block, Attention) else block(z, e, frames)
        y = torch.cat([F.interpolate(self.grow1(z), scale_factor=2.0, mode='nearest'), y], 1)
        for block in self.up1:
            y = block(y, e, frames)
        x = torch.cat([F.interpolate(self.grow0(y), scale_factor=2.0, mode='nearest'), x], 1)
        for block in self.up0:
            x = block(x, e, frames)
        x = F.silu(pixel_norm(x))
        return F.pixel_shuffle(self.out(x), PATCH), F.pixel_shuffle(self.aside(x), PATCH)


SMALLEST_T = .05


def velocity(sample, clean, timestep):
    """Rectified flow runs z_t = (1-t) x + t e, so dz/dt = e - x = (z - x) / t."""
    return (sample - clean) / timestep.clamp(min=SMALLEST_T)[:, None, None, None, None]
