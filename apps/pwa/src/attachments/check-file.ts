import { largestFile } from '@tocsin/schema/events/attachments'
import { pictureHead } from './picture-head.ts'

/** Most pixels that are decoded: what a tablet's memory holds beside everything else. */
export const mostPixels = 40_000_000

/** What is wrong with a chosen file. Each has a sentence that says what to do (`files.wrong…`). */
export type FileWrong = 'Empty' | 'TooLarge' | 'NotPicture' | 'TooManyPixels' | 'Unreadable'

/** What is wrong with a file of so many bytes; undefined where it may be taken. */
export function wrongFile(bytes: number): FileWrong | undefined {
  if (bytes === 0) return 'Empty'
  return bytes > largestFile ? 'TooLarge' : undefined
}

/** Likewise for a picture, by its first bytes, before it is decoded (SPEC AT-11). */
export function wrongPicture(head: Uint8Array, bytes: number): FileWrong | undefined {
  const wrong = wrongFile(bytes)
  if (wrong) return wrong
  const found = pictureHead(head)
  if (!found) return 'NotPicture'
  return found.width * found.height > mostPixels ? 'TooManyPixels' : undefined
}
