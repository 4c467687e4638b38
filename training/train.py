"""Trains the denoiser: `python training/train.py --shards shards --out runs/a --minutes 60`. Run again to go on where it stopped.

Rectified flow with the clean picture predicted and the loss in velocity space. Pictures first; `--clips 0.5` mixes in clips.
"""
import argparse
import copy
import json
import os
import sys
import time

import numpy as np
import torch

sys.path.insert(0, os.path.join(os.path.dirname(__file__), 'model'))
from batches import Batches
from network import Denoiser
from vocabulary import load as load_vocabulary

parser = argparse.ArgumentParser()
parser.add_argument('--shards', required=True)
parser.add_argument('--out', required=True)
parser.add_argument('--vocabulary', required=True)
parser.add_argument('--minutes', type=float, default=60, help='of this call')
parser.add_argument('--until', type=float, default=60, help='length in minutes of the whole schedule, for the learning rate')
parser.add_argument('--batch', type=int, default=32, help='pictures')
parser.add_argument('--clip-batch', type=int, default=4)
parser.add_argument('--clips', type=float, default=0.0, help='share of steps on clips')
parser.add_argument('--rate', type=float, default=1.2e-3)
parser.add_argument('--init', help='weights to begin from (a checkpoint, or the fp16 restart point in the repository)')
parser.add_argument('--threads', type=int, default=2)
parser.add_argument('--seed', type=int, default=1)
parser.add_argument('--no-compile', action='store_true')
args = parser.parse_args()

torch.manual_seed(args.seed)
device = 'cuda' if torch.cuda.is_available() else 'cpu'
torch.set_num_threads(args.threads)
os.makedirs(args.out, exist_ok=True)
vocabulary = load_vocabulary(args.vocabulary)
model = Denoiser(vocabulary).to(device).to(memory_format=torch.channels_last)
average = copy.deepcopy(model).eval()
canvases = model.stages.canvases.weight
dense = [p for p in model.parameters() if p is not canvases]
optimiser = torch.optim.AdamW(dense, lr=args.rate, betas=(.9, .98), weight_decay=.01)
# A canvas is only touched by samples of its stage: sparse, and with larger steps because it meets few of them.
painter = torch.optim.SparseAdam([canvases], lr=12 * args.rate, betas=(.9, .98))
state = {'step': 0, 'seen': 0, 'minutes': 0.0, 'curve': []}
checkpoint = os.path.join(args.out, 'checkpoint.pt')
if os.path.exists(checkpoint):
    saved = torch.load(checkpoint, map_location=device, weights_only=False)
    model.load_state_dict(saved['model'])
    average.load_state_dict(saved['average'])
    optimiser.load_state_dict(saved['optimiser'])
    painter.load_state_dict(saved['painter'])
    state = saved['state']
elif args.init:
    saved = torch.load(args.init, map_location=device, weights_only=False)
    weights = {k: v.float() for k, v in saved['average'].items()}
    # What has been added since (words at the end, inputs at the end, canvases) starts as it is.
    for name, value in model.state_dict().items():
        old = weights.get(name)
        if old is None:
            weights[name] = value
        elif old.shape != value.shape:
            grown = value.clone()
            grown[tuple(slice(0, n) for n in old.shape)] = old
            weights[name] = grown
    model.load_state_dict(weights)
    average.load_state_dict(weights)

predict = model.predict if args.no_compile else torch.compile(model.predict, dynamic=False)
batches = Batches(args.shards, vocabulary, args.seed + state['step'])


def learning_rate():
    done = min(1.0, state['minutes'] / args.until)
    warm = min(1.0, (state['step'] + 1) / 200)
    return args.rate * warm * (.03 + .97 * .5 * (1 + np.cos(np.pi * done)))


def loss_of(batch):
    x, frames = batch['picture'].to(device), batch['picture'].shape[2]
    b = x.shape[0]
    # Flat pictures keep their layout visible deep into the noise, and eight steps bent towards 1 never look below t = 0.3: most of the
    # work is at high t, and the velocity's weight 1/t^2 is cut where the sampler does not go.
    t = torch.sigmoid(torch.randn(b) * 1.1 + 1.1)
    t = torch.where(torch.rand(b) < .1, torch.rand(b), t).clamp(.004, 1).to(device)
    tt = t[:, None, None, None, None]
    noise = batch['noise'].to(device)
    z = (1 - tt) * x + tt * noise
    ids, mask = batch['ids'].to(device), batch['mask'].to(device)
    canvas = model.stages.lookup(ids, mask)
    with torch.autocast(device, torch.bfloat16):
        clean, aside = predict(z, t, ids, mask, batch['position'].to(device), batch['guide'].to(device), canvas)
    flat = lambda v: v.transpose(1, 2).reshape(b * frames, v.shape[1], *v.shape[3:])
    weight = (1 / t.clamp(min=.3) ** 2).repeat_interleave(frames)[:, None, None, None]
    difference = (clean.float() - flat(x))
    picture_loss = (weight * difference.square()).mean()
    near = (1 - t).clamp(min=0).repeat_interleave(frames)[:, None, None, None] ** 2
    aside_loss = (near * (aside.float() - flat(batch['aside'].to(device))).abs()).mean()
    return picture_loss + .5 * aside_loss, float(difference.detach().square().mean())


def save():
    torch.save({'model': model.state_dict(), 'average': average.state_dict(), 'optimiser': optimiser.state_dict(), 'painter': painter.state_dict(), 'state': state}, checkpoint + '.part')
    os.replace(checkpoint + '.part', checkpoint)
    with open(os.path.join(args.out, 'curve.json'), 'w') as file:
        json.dump(state['curve'], file)


started = last_saved = last = time.time()
begin_minutes, run_loss, run_mse, run_n, run_seen = state['minutes'], 0.0, 0.0, 0, 0
while (time.time() - started) / 60 < args.minutes:
    is_clip = np.random.default_rng([args.seed, state['step']]).random() < args.clips
    batch = batches.clip(args.clip_batch) if is_clip else batches.image(args.batch)
    optimiser.param_groups[0]['lr'] = learning_rate()
    painter.param_groups[0]['lr'] = 12 * learning_rate()
    loss, mse = loss_of(batch)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(dense, 1.0)
    for o in (optimiser, painter):
        o.step()
        o.zero_grad(set_to_none=True)
    state['step'] += 1
    pictures = batch['picture'].shape[0] * batch['picture'].shape[2]
    state['seen'] += pictures
    run_seen += pictures
    decay = min(.998, (1 + state['step']) / (10 + state['step']))
    with torch.no_grad():
        torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - decay)
    run_loss, run_mse, run_n = run_loss + float(loss.detach()), run_mse + mse, run_n + 1
    state['minutes'] = begin_minutes + (time.time() - started) / 60
    if state['step'] % 50 == 0:
        now = time.time()
        row = dict(step=state['step'], seen=state['seen'], minutes=round(state['minutes'], 2), loss=round(run_loss / run_n, 5), mse=round(run_mse / run_n, 5), rate=round(run_seen / (now - last), 1))
        state['curve'].append(row)
        print(row, flush=True)
        last, run_loss, run_mse, run_n, run_seen = now, 0.0, 0.0, 0, 0
    if time.time() - last_saved > 240:
        save()
        batches.refresh()
        last_saved = time.time()
save()
