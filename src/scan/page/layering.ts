/**
 * Whether a frame can be put together from the page and its shots' pictures without the browser.
 *
 * Each pixel of a page is an affine function of the picture behind it (part of the page + share of the picture) as long as nothing on the page
 * mixes, moves or recolours pixels: then the page over black and over white tells both parts (`render/overlay.ts`). Opacity, rounded corners,
 * clips, masks, shadows and gradients over, under and on the shot are all affine. What is not, and makes the frame `full`:
 *  - blend modes and backdrop filters anywhere; filters, reflections and transforms on the shot or around it
 *  - anything turned, slanted or mirrored over a shot: above a video, Chromium draws it upright first and turns the pixels, elsewhere it draws it turned
 *  - a picture that is scaled, or lies between pixels, or at odd ones (colours are stored for pairs of pixels)
 *  - two shots over one another: two unknown pictures in one pixel
 */
import type {Hole, Layering} from '../../core/layering.ts';
import type {ShotRequest} from '../../core/spec.ts';

/** @param text the page's canonical text: holds every rule and every style attribute. */
export const readLayering = (text: string): Layering => {
  const elements = [...document.querySelectorAll('[data-reshoot-hole]')];
  if (elements.length === 0) return full('no shot on the frame');
  const holes: Hole[] = [];
  for (const element of elements) {
    const hole = readHole(element);
    const reason = whyMixed(element, hole) ?? whyMisplaced(element, hole);
    if (reason !== null) return full(`${reason} ${shotName(hole)}`);
    const other = holes.find((earlier) => overlap(earlier, hole));
    if (other) return full(`${shotName(hole)} lies over ${shotName(other)}`);
    holes.push(hole);
  }
  const blended = whyBlended(text) ?? whyTurned(text);
  if (blended !== null) return full(`${blended} over ${holes.map(shotName).join(' and ')}`);
  const [only] = elements;
  return {kind: holes.length === 1 && only && isBare(only, text) ? 'bare' : 'layered', holes};
};

const full = (reason: string): Layering => ({kind: 'full', reason});

const shotName = (hole: Hole): string => `shot ${hole.shot}`;

const readHole = (element: Element): Hole => {
  const {x, y, width, height} = element.getBoundingClientRect();
  return {shot: element.getAttribute('data-reshoot-hole') ?? '', x, y, width, height};
};

const overlap = (a: Hole, b: Hole): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Why a picture is not shown as it is. */
const whyMixed = (hole: Element, {shot}: Hole): string | null => {
  for (let element: Element | null = hole; element; element = element.parentElement) {
    const style = getComputedStyle(element);
    const where = `${describe(element, shot)} around`;
    if (!(element instanceof HTMLElement)) return `<${element.tagName}> around`;
    if (style.filter !== 'none') return `filter on ${where}`;
    if (style.getPropertyValue('-webkit-box-reflect') !== 'none') return `reflection on ${where}`;
    for (const property of ['transform', 'rotate', 'scale', 'translate', 'perspective', 'offset-path', 'zoom']) {
      const value = style.getPropertyValue(property);
      if (value !== '' && !still.has(value) && !isWholeShift(property, value)) return `${property} on ${where}`;
    }
  }
  return null;
};

const still = new Set(['none', '1', 'normal', 'auto', '0px', 'matrix(1, 0, 0, 1, 0, 0)']);

/** A shift by whole pixels moves the picture and changes none of its pixels. */
const isWholeShift = (property: string, value: string): boolean => {
  const shift = property === 'transform' ? /^matrix\(1, 0, 0, 1, (-?[\d.]+), (-?[\d.]+)\)$/.exec(value) : null;
  return shift?.slice(1).every((part) => Number.isInteger(Number(part))) ?? false;
};

const whyMisplaced = (element: Element, hole: Hole): string | null => {
  const asked = element.closest('[data-reshoot-request]')?.getAttribute('data-reshoot-request') ?? '{}';
  // Written by our own component a moment ago.
  const {size} = JSON.parse(asked) as Partial<ShotRequest>;
  const {width, height} = size ?? {width: innerWidth, height: innerHeight};
  if (width !== hole.width || height !== hole.height) {
    return `${width}x${height} shown at ${round(hole.width)}x${round(hole.height)} in`;
  }
  const isEven = [hole.x, hole.y, hole.width, hole.height].every((part) => part % 2 === 0);
  return isEven ? null : `odd or broken pixels (${round(hole.x)}, ${round(hole.y)}) under`;
};

const round = (value: number): number => Math.round(value * 100) / 100;

/** Looks for what mixes a page with what lies behind it. Only where the page's text has one of the words at all. */
const whyBlended = (text: string): string | null => {
  if (!/backdrop-filter|mix-blend-mode/.test(text)) return null;
  for (const element of document.body.querySelectorAll('*')) {
    for (const pseudo of [undefined, '::before', '::after']) {
      const style = getComputedStyle(element, pseudo);
      if (style.display === 'none') continue;
      const backdrop = style.getPropertyValue('backdrop-filter');
      if (backdrop !== '' && backdrop !== 'none') return `backdrop-filter on ${describe(element, null)}`;
      if (style.mixBlendMode !== 'normal') return `mix-blend-mode ${style.mixBlendMode} on ${describe(element, null)}`;
    }
  }
  return null;
};

/** Looks for what is not upright. What lies inside an SVG is drawn with it, on the same surface. */
const whyTurned = (text: string): string | null => {
  if (!/transform|rotate|scale|offset-path/.test(text)) return null;
  for (const element of document.body.querySelectorAll('*')) {
    if (element instanceof SVGElement && element.ownerSVGElement !== null) continue;
    for (const pseudo of [undefined, '::before', '::after']) {
      const property = turningProperty(getComputedStyle(element, pseudo));
      if (property !== null) return `${property} on ${describe(element, null)}`;
    }
  }
  return null;
};

const turningProperty = ({display, transform, rotate, scale, offsetPath}: CSSStyleDeclaration): string | null => {
  if (display === 'none') return null;
  if (rotate !== '' && rotate !== 'none') return 'rotate';
  if (offsetPath !== '' && offsetPath !== 'none') return 'offset-path';
  if (scale.split(' ').some((part) => Number(part) < 0)) return 'mirroring scale';
  return transform === '' || transform === 'none' || isUpright(new DOMMatrixReadOnly(transform)) ? null : 'turning transform';
};

const isUpright = ({is2D, a, b, c, d}: DOMMatrixReadOnly): boolean => is2D && b === 0 && c === 0 && a >= 0 && d >= 0;

/** `.card`, `#logo` or `<div>`: what an author finds in the component. */
const describe = (element: Element, shot: string | null): string => {
  if (shot !== null && element.hasAttribute('data-reshoot-shot')) return 'the style of';
  const [name] = element.classList;
  if (name !== undefined) return `.${name}`;
  return element.id === '' ? `<${element.tagName.toLowerCase()}>` : `#${element.id}`;
};

/** Whether nothing but the picture shows. In doubt it is not so: then the page is drawn and found to be empty. */
const isBare = (hole: Element, text: string): boolean => {
  const {x, y, width, height} = hole.getBoundingClientRect();
  if (x !== 0 || y !== 0 || width !== innerWidth || height !== innerHeight) return false;
  if (/::?(before|after|marker|backdrop)/.test(text)) return false;
  for (const element of document.querySelectorAll('html, body, body *')) {
    const isAround = element.contains(hole);
    if (!isAround && drawsNothing.has(element.tagName)) continue;
    const style = getComputedStyle(element);
    if (isAround ? dims(style) : paints(element, style)) return false;
  }
  return true;
};

const drawsNothing = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'LINK', 'META', 'TITLE']);

/** What an element around the picture may do to it, or draw over it. Its background lies under it. */
const dims = (style: CSSStyleDeclaration): boolean =>
  style.opacity !== '1' ||
  style.visibility !== 'visible' ||
  style.clipPath !== 'none' ||
  style.maskImage !== 'none' ||
  style.borderTopLeftRadius !== '0px' ||
  style.borderTopRightRadius !== '0px' ||
  style.borderBottomLeftRadius !== '0px' ||
  style.borderBottomRightRadius !== '0px' ||
  hasFrame(style);

const hasFrame = (style: CSSStyleDeclaration): boolean =>
  style.outlineStyle !== 'none' ||
  [style.borderTopStyle, style.borderRightStyle, style.borderBottomStyle, style.borderLeftStyle].some((side) => side !== 'none');

const paints = (element: Element, style: CSSStyleDeclaration): boolean => {
  if (style.display === 'none') return false;
  if (!(element instanceof HTMLElement) || replaced.has(element.tagName) || element.shadowRoot !== null) return true;
  const isClear = style.backgroundColor === 'rgba(0, 0, 0, 0)' && style.backgroundImage === 'none' && style.boxShadow === 'none';
  return !isClear || hasFrame(style) || style.display === 'list-item' || hasOwnText(element);
};

const replaced = new Set(
  'IMG VIDEO CANVAS IFRAME OBJECT EMBED INPUT TEXTAREA SELECT BUTTON HR PROGRESS METER FIELDSET AUDIO DIALOG DETAILS'.split(' '),
);

const hasOwnText = (element: Element): boolean => [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
