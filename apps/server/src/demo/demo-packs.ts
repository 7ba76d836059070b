import { ondaraPackSource } from '@tocsin/testkit/ondara/pack-source'
import type { PackSource } from '../maps/pack-source.ts'

/** The maps that come with the demo mission. */
export const demoPacks: readonly PackSource[] = [ondaraPackSource]
