/** Somebody who can be told of a note. */
export interface Colleague {
  id: string
  name: string
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The beginning of a name that stands before the caret after an @, and where the @ is; null when there is none. */
export function nameBeingTyped(text: string, caret: number): { at: number; typed: string } | null {
  const match = /(?:^|[\s(])@([\p{L}\p{M}'’-]{0,30}(?: [\p{L}\p{M}'’-]{1,30})?)$/u.exec(text.slice(0, caret))
  return match?.[1] === undefined ? null : { at: caret - match[1].length - 1, typed: match[1] }
}

/** Colleagues with a word of their name that begins like this, at most six. */
export function colleaguesLike<C extends Colleague>(all: readonly C[], typed: string): C[] {
  const wanted = plain(typed)
  return all
    .filter(
      ({ name }) =>
        plain(name).startsWith(wanted) ||
        plain(name)
          .split(' ')
          .some((w) => w.startsWith(wanted)),
    )
    .slice(0, 6)
}
