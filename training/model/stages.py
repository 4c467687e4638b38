"""What the network remembers of each stage: learned feature canvases on three planes, seen through the camera like the scenery itself.

A place and a layout name a stage; its canvases are weights like any others, trained by gradient from noise. They tell the U-Net what
stands where, which convolutions alone take far longer to learn; hour, weather, palette and cast are its own work.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

PLANES = (.1, .45, 1.0)
CHANNELS = 8
ROWS, COLUMNS = 42, 78
HALF_WIDTH, HALF_HEIGHT = 1.2, .65  # scene units that a canvas covers


class Stages(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        words = sorted(vocabulary, key=vocabulary.get)
        places = [w for w in words if w.startswith('place:')]
        layouts = [w for w in words if w.startswith('layout:')]
        number = lambda names, w: names.index(w) + 1 if w in names else 0
        self.register_buffer('place_of', torch.tensor([number(places, w) for w in words]), persistent=False)
        self.register_buffer('layout_of', torch.tensor([number(layouts, w) for w in words]), persistent=False)
        self.layouts = len(layouts)
        # Row 0 is for captions that do not say which stage.
        self.canvases = nn.Embedding(1 + len(places) * len(layouts), len(PLANES) * CHANNELS * ROWS * COLUMNS, sparse=True)
        nn.init.normal_(self.canvases.weight, std=.05)

    def number(self, input_ids, attention_mask):
        place = (self.place_of[input_ids] * attention_mask).amax(1)
        layout = (self.layout_of[input_ids] * attention_mask).amax(1)
        return ((place - 1) * self.layouts + layout) * (place > 0) * (layout > 0)

    def lookup(self, input_ids, attention_mask):
        """-> [B, planes * channels, rows, columns]"""
        return self.canvases(self.number(input_ids, attention_mask)).reshape(-1, len(PLANES) * CHANNELS, ROWS, COLUMNS)


def behold(canvases, position, frames):
    """The canvases as the camera of each frame sees them. `position` [B*F, 2, h, w] is the map at depth 1, which tells the camera."""
    height = position.shape[2]
    centre = position.mean((2, 3), keepdim=True)
    zoom = (1 - 1 / height) / (position[:, 1:, -1:, :1] - position[:, 1:, :1, :1])
    pixel = (position - centre) * zoom
    seen = []
    for i, depth in enumerate(PLANES):
        scale = 1 + (zoom - 1) * (.12 + .88 * depth)
        at = pixel / scale + centre * depth
        grid = torch.stack([at[:, 0] / HALF_WIDTH, at[:, 1] / HALF_HEIGHT], -1)
        canvas = canvases[:, i * CHANNELS:(i + 1) * CHANNELS]
        if frames != 1:
            canvas = canvas[:, None].expand(-1, frames, -1, -1, -1).reshape(-1, CHANNELS, ROWS, COLUMNS)
        seen.append(F.grid_sample(canvas, grid, mode='bilinear', padding_mode='border', align_corners=False))
    return torch.cat(seen, 1)
