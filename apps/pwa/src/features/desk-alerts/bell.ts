import { createStore, type Store } from '../../local/store.ts'

/** Two calm notes, hertz and seconds: audible across a room, no siren. */
const notes = [
  { hertz: 659.25, at: 0, lasts: 0.45 },
  { hertz: 523.25, at: 0.35, lasts: 0.9 },
]
const everyMs = 4_000

export type Bell = {
  /** `silent` until a person has touched the page once: browsers allow no sound before. */
  state: Store<'silent' | 'ready'>
  /** Called from a touch or a key; true when sound is allowed from now on. */
  allow(): Promise<boolean>
  playOnce(): void
  /** Repeats until hushed. Calling it again while it rings changes nothing. */
  ring(): void
  hush(): void
  close(): void
}

/** The sound for flash alerts, made by the browser: no file, nothing fetched. */
export function createBell(openAudio: () => AudioContext): Bell {
  const state = createStore<'silent' | 'ready'>('silent')
  let audio: AudioContext | undefined
  let timer: ReturnType<typeof setInterval> | undefined

  const playOnce = () => {
    if (audio?.state !== 'running') return
    const start = audio.currentTime
    for (const note of notes) playNote(audio, note, start)
  }
  const bell: Bell = {
    state,
    allow: async () => {
      audio ??= openAudio()
      // Some browsers leave the promise open until a touch: what counts is the state afterwards.
      await Promise.race([audio.resume(), new Promise((done) => setTimeout(done, 500))])
      state.set(audio.state === 'running' ? 'ready' : 'silent')
      if (timer !== undefined) playOnce()
      return audio.state === 'running'
    },
    playOnce,
    ring: () => {
      if (timer !== undefined) return
      playOnce()
      timer = setInterval(playOnce, everyMs)
    },
    hush: () => {
      clearInterval(timer)
      timer = undefined
    },
    close: () => {
      bell.hush()
      void audio?.close()
      audio = undefined
    },
  }
  return bell
}

function playNote(
  audio: AudioContext,
  { hertz, at, lasts }: (typeof notes)[number],
  start: number,
): void {
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0, start + at)
  volume.gain.linearRampToValueAtTime(0.5, start + at + 0.03)
  volume.gain.exponentialRampToValueAtTime(0.001, start + at + lasts)
  tone.connect(volume).connect(audio.destination)
  tone.start(start + at)
  tone.stop(start + at + lasts)
}
