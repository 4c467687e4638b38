import {takeRange} from '../reading.ts';
import {addSubject} from './add-subject.ts';
import {isBeing, type NounPhrase, textOf} from './noun-phrase.ts';
import type {Scene} from './scene.ts';

/** "holding a cup *and a book*", "walking *to the camera*": the action read last goes on. Whoever is acted on is named as well. */
export const continueAction = (scene: Scene, phrase: NounPhrase, joint: string): void => {
  const {actions} = scene.reading.draft;
  const {current, lastAction} = scene;
  const before = lastAction ?? '';
  actions.delete(before);
  scene.lastAction = `${before} ${joint} ${textOf(phrase)}`;
  actions.add(scene.lastAction);
  takeRange(scene.reading, phrase, 'action');
  if (!isBeing(phrase)) return;
  addSubject(scene, phrase);
  scene.current = current ?? scene.current;
};
