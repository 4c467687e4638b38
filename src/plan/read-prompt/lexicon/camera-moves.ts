/** Whole moves that need nothing else to be understood. A bracketed word is the speed that comes with the move. */
export const wholeMoves = `
  static: static shot, static camera, static, locked off, locked off shot, locked camera, still camera, fixed camera, tripod shot,
    stationary camera, no camera movement, no camera motion, without camera movement, camera does not move, camera doesn't move,
    camera stays still, camera is still, camera holds still, camera stands still | kamera diam, kamera statis, statis,
    kamera tetap, kamera tidak bergerak, tanpa gerakan kamera, kamera tak bergerak
  dolly-in: dolly in, dolly forward, push in, pushes in, pushing in, dollies in, dollying in, camera moves closer, move in,
    truck in, track in, dolly towards, dolly toward | dolly masuk, dolly maju
  dolly-out: dolly out, dolly back, dolly backward, pull back, pull out, pulls back, pulls out, pulling back, pulling out,
    pull away, pulls away, dollies out, dollies back, push out, track out | dolly keluar, dolly mundur
  pan-left (fast): whip pan left |
  pan-right (fast): whip pan, whip pan right, swish pan |
  tracking-left: tracking shot left, tracking shot to the left, lateral tracking left |
  tracking-right: tracking shot, tracking shot right, tracking shot to the right, follow shot, following shot, lateral tracking,
    side tracking, parallax | bidikan mengikuti, gerakan mengikuti
  crane-up: crane shot, jib up, pedestal up, boom up, crane shot up, rising shot, ascending shot |
  crane-down: jib down, pedestal down, boom down, crane shot down, descending shot |
  zoom-in (fast): crash zoom, snap zoom |
  orbit: orbit shot, orbital shot, arc shot, 360 shot, 360 degree shot, turntable, orbiting shot, orbiting camera, circling shot,
    revolving shot | bidikan memutar, putaran 360, kamera berputar 360, kamera memutar 360, berputar 360 derajat
  handheld: handheld, hand held, handheld camera, handheld shot, shaky cam, shaky camera, shaky footage | kamera genggam,
    kamera tangan, kamera goyang, kamera bergoyang, kamera bergetar
`;

/**
 * Verbs that become a move with a direction. `family direction: …`: the direction is the one meant when none is said; a question
 * mark says that other things move like this too, so the sentence has to make clear that it is the camera.
 */
export const moveVerbs = `
  pan right: panning, pans, panned |
  pan right ?: pan, swivel, swivels | menoleh, memindai
  tilt up: tilting, tilts |
  tilt up ?: tilt | mendongak
  tilt down ?: | menunduk
  track right ?: track, tracks, tracking, truck, trucks, trucking, follow, follows, following, slide, slides, sliding, lateral,
    sideways, glides, gliding, moves, move, moving, drifts, drifting, travels | mengikuti, bergeser, geser, menyusuri, meluncur,
    bergerak
  crane up ?: crane, cranes, craning, boom, booms, booming, rise, rises, rising, ascends, ascending, lifts, lifting, pedestal |
    naik, terangkat, meninggi
  crane down ?: descends, descending, lowers, lowering, sinks | turun, merendah
  dolly in: dolly, dollying, dollies |
  dolly in ?: push, pushes, pushing, approaches, approaching, advances, advancing, creeps | mendekat, mendekati, maju, masuk
  dolly out ?: pull, pulls, pulling, retreats, retreating, backs, recedes | menjauh, menjauhi, mundur
  zoom in: zoom, zooms, zooming, zoomed | memperbesar
  zoom out: | memperkecil
  orbit right ?: orbit, orbits, orbiting, circles, circling, circle, revolves, revolving, arcs, arcing, rotates, rotating, spins |
    mengelilingi, mengitari, memutari, memutar, berputar, mengorbit
  static right ?: stays, stay, rests, locked, holds, still, fixed, stationary, stands | diam, tetap
`;

/** Directions: `direction (word): …`. Beside a verb that is no camera's, the bracketed word is the adverb: "looking *away*". */
export const directionWords = `
  left (left): left, leftward, leftwards, to the left | kiri, ke kiri
  right (right): right, rightward, rightwards, to the right | kanan, ke kanan
  up (up): up, upward, upwards | atas, ke atas, naik
  down (down): down, downward, downwards | bawah, ke bawah, turun
  in (in): in, inward, inwards | masuk, ke dalam
  in (forward): forward, forwards | maju, ke depan
  in (closer): closer, nearer, toward, towards | mendekat
  out (out): out, outward, outwards | keluar
  out (back): back, backward, backwards | mundur, ke belakang
  out (away): away | menjauh
`;
