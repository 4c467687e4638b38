"""The words the network knows, one id each. 0 is padding. The list is committed beside the weights: a new word goes to its end."""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '../data'))
LENGTH = 16


def build(sprite_names):
    from camera import MOVES
    from light import COLOURS, GRADES, TIMES, WEATHERS
    from scene import PLACES, SIZES
    words = ['<pad>']
    words += [f'place:{w}' for w in PLACES] + [f'time:{w}' for w in TIMES] + [f'weather:{w}' for w in WEATHERS]
    words += [f'palette:{w}' for w in [*COLOURS, *GRADES]] + [f'shot:{w}' for w in SIZES] + [f'angle:{w}' for w in ('eye-level', 'low', 'high')]
    words += [f'position:{w}' for w in ('left', 'centre', 'right')] + [f'count:{n}' for n in range(4)] + [f'move:{w}' for w in MOVES]
    words += [f'subject:{n}' for n in sorted(sprite_names)]
    words += [f'layout:{i}' for i in range(4)]
    return words


def load(path):
    with open(path) as file:
        return {word: i for i, word in enumerate(json.load(file))}
