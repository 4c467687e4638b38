"""Light: what time of day, weather and palette do to every colour of a scene.

A scene is painted with local colours ("leaf green"); `Light.on` gives the colour that arrives at the eye: multiplied by the
hour's tint, then mixed with haze the further away it is. All harmony of the pictures comes from this one function.
"""
import colorsys
import numpy as np

TIMES = ['dawn', 'morning', 'day', 'golden-hour', 'dusk', 'night']
WEATHERS = ['clear', 'cloudy', 'rain', 'storm', 'snow', 'fog', 'wind']
COLOURS = {
    'red': '#d8433b', 'orange': '#f08a3c', 'yellow': '#f5c842', 'green': '#5aa65a', 'teal': '#2f9e9b', 'blue': '#3f7fd0',
    'purple': '#8557b8', 'pink': '#f08fb0', 'brown': '#8a5a3c', 'beige': '#e0c9a4', 'black': '#23232b', 'grey': '#8d9199',
    'white': '#f4f2ec', 'gold': '#d9a441', 'silver': '#b9c2cc',
}
GRADES = ['warm', 'cool', 'pastel', 'neon', 'muted', 'vivid', 'earthy', 'monochrome']


def rgb(value):
    if isinstance(value, str):
        return np.array([int(value[i:i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
    return np.asarray(value, np.float32)


def mix(a, b, share):
    return rgb(a) * (1 - share) + rgb(b) * share


def luminance(c):
    return float(rgb(c) @ np.array([.3, .59, .11], np.float32))


# sky: top, middle, low; tint multiplies local colours; key is the colour of direct light.
_TIMES = {
    'dawn': dict(sky=('#6a78b8', '#e3a3bd', '#ffdcb4'), tint=(.88, .76, .86), haze='#f2c3bd', key='#ffd9a8', haze_power=.72),
    'morning': dict(sky=('#69b7e6', '#aadcf0', '#fff1cd'), tint=(1.0, .97, .90), haze='#d9edea', key='#fff2c4', haze_power=.6),
    'day': dict(sky=('#2f8fd9', '#74bff0', '#cfeefc'), tint=(1.0, 1.0, 1.0), haze='#c4e3f4', key='#fffbe0', haze_power=.5),
    'golden-hour': dict(sky=('#7f8fbf', '#f9b36b', '#ffe6a3'), tint=(1.08, .84, .60), haze='#fcc886', key='#ffe08a', haze_power=.66),
    'dusk': dict(sky=('#2d2a66', '#97508f', '#ff9b78'), tint=(.62, .47, .66), haze='#a9628f', key='#ff9f80', haze_power=.62),
    'night': dict(sky=('#081130', '#152556', '#34528c'), tint=(.27, .34, .56), haze='#26407a', key='#b8cff5', haze_power=.55),
}


class Light:
    def __init__(self, time, weather, rng):
        t = _TIMES[time]
        self.time, self.weather = time, weather
        self.dark = time in ('dusk', 'night')
        sky = [rgb(c) for c in t['sky']]
        tint, haze, power = rgb(t['tint']).copy(), rgb(t['haze']), t['haze_power']
        self.key = rgb(t['key'])
        jitter = rng.uniform(-.025, .025, (4, 3)).astype(np.float32)
        grey = {'cloudy': (.5, .95, '#c3ccd6'), 'rain': (.78, .74, '#8b9aab'), 'storm': (.88, .52, '#5d6680'),
                'snow': (.66, .97, '#d3dde8'), 'fog': (.72, .95, '#d5d9dc')}.get(weather)
        if grey:
            share, dim, colour = grey
            # A grey sky keeps the hour's brightness and a trace of its hue: rain at dusk is not rain at noon.
            for i in range(3):
                target = rgb(colour) * (luminance(sky[i]) * .75 + .22) / max(luminance(colour), .2) * (1.0 if time != 'night' else .62)
                sky[i] = mix(sky[i], target * (.9 + .1 * i), share) * (dim if weather != 'storm' else dim + .08)
            haze = mix(haze, sky[2], .8)
            g = luminance(tint)
            tint = mix(tint, rgb((g * .95, g, g * 1.06)), share * .6) * (.5 + .5 * dim)
            power = {'rain': power + .16, 'storm': power + .1, 'fog': .97, 'snow': power + .16}.get(weather, power)
            self.key = mix(self.key, haze, share * .8)
        self.sky = [np.clip(c + j, 0, 1) for c, j in zip(sky, jitter)]
        self.haze, self.tint, self.haze_power = np.clip(haze + jitter[3], 0, 1), tint, power
        self.wet = weather in ('rain', 'storm')
        self.sunny = weather in ('clear', 'wind')
        self.side = -1 if rng.random() < .5 else 1

    def on(self, local, depth=1.0, shade=0.0):
        """The colour that arrives from a local colour at `depth` (0 far, 1 the subject's plane); `shade` > 0 darkens, < 0 lightens."""
        c = rgb(local) * self.tint
        c = c * (1 - shade) if shade >= 0 else mix(c, self.key, -shade)
        far = max(0.0, 1 - depth) ** (1.6 if self.weather != 'fog' else .8)
        return np.clip(mix(c, self.haze, min(.97, self.haze_power * far * 1.25)), 0, 1)

    def glow(self, colour='#ffd27a'):
        """Colour of a lit window or lamp."""
        return rgb(colour)


PROBES = np.array([[0, 0, 0], [.5, .5, .5], [1, 1, 1], [.8, .2, .2], [.25, .7, .25], [.2, .3, .8]], np.float32)


def code(light, palette):
    """The light as numbers, about -1..1: its colours, what of the hour and the weather changes shapes, and what the palette does to a few colours."""
    flags = [light.dark, light.wet, light.sunny, light.time == 'night', light.time in ('dawn', 'golden-hour', 'dusk'),
             light.weather in ('rain', 'storm', 'cloudy'), *(light.weather == w for w in ('snow', 'fog', 'wind', 'storm'))]
    graded = (grade(PROBES.copy(), palette) - PROBES).flatten()
    colours = np.concatenate([*light.sky, light.haze, light.tint, [light.haze_power], light.key])
    return np.concatenate([colours * 2 - 1, np.array(flags, np.float32) * 2 - 1, graded * 2]).astype(np.float32)


class _Still:
    """Chance that leaves every colour where it is."""

    def uniform(self, low, high, size):
        return np.zeros(size)

    def random(self):
        return 0


def every_light():
    """Codes of all hours in all weathers, without a palette, and the part of the code that each palette changes."""
    hours = {f'{time} {weather}': code(Light(time, weather, _Still()), [])[:-PROBES.size] for time in TIMES for weather in WEATHERS}
    anyhow = Light('day', 'clear', _Still())
    palettes = {'none': code(anyhow, [])[-PROBES.size:]} | {p: code(anyhow, [p])[-PROBES.size:] for p in [*COLOURS, *GRADES]}
    return hours, palettes


def grade(picture, palette):
    """Applies a palette word to a finished picture (float RGB, 0..1). Colours tint through luminance so that light stays readable."""
    for word in palette:
        y = (picture @ np.array([.3, .59, .11], np.float32))[..., None]
        if word == 'warm':
            picture = picture * np.array([1.08, 1.0, .82], np.float32) + np.array([.03, .01, 0], np.float32)
        elif word == 'cool':
            picture = picture * np.array([.82, .97, 1.08], np.float32) + np.array([0, .01, .04], np.float32)
        elif word == 'pastel':
            picture = (y + (picture - y) * .72) * .62 + .36
        elif word == 'neon':
            duo = np.array([.10, .03, .28], np.float32) * (1 - y) + np.array([.25, .95, 1.0], np.float32) * y
            hot = np.clip(picture[..., :1] - picture[..., 2:], 0, 1) * np.array([.9, .0, .6], np.float32)
            picture = picture * .35 + duo * .6 + hot
        elif word == 'muted':
            picture = (y + (picture - y) * .45) * .86 + .07
        elif word == 'vivid':
            picture = y + (picture - y) * 1.45
        elif word == 'earthy':
            duo = np.array([.20, .13, .08], np.float32) * (1 - y) + np.array([.95, .86, .66], np.float32) * y
            picture = picture * .5 + duo * .5
        elif word == 'monochrome':
            picture = y * np.array([1.0, .98, .95], np.float32)
        else:
            c = rgb(COLOURS[word])
            dark, light = c * .22, mix(c, '#ffffff', .62)
            duo = np.where(y < .5, dark + (c - dark) * y * 2, c + (light - c) * (y * 2 - 1))
            picture = picture * .45 + duo * .55
        picture = np.clip(picture, 0, 1)
    return picture


def jittered(colour, rng, amount=.05):
    h, s, v = colorsys.rgb_to_hsv(*rgb(colour))
    return rgb(colorsys.hsv_to_rgb((h + rng.uniform(-amount, amount) * .4) % 1, float(np.clip(s + rng.uniform(-amount, amount), 0, 1)),
                                   float(np.clip(v + rng.uniform(-amount, amount), 0, 1))))
