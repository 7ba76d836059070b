import { ondaraPackSource } from '@tocsin/testkit/ondara/pack-source'
import type { PackSource } from '../maps/pack-source.ts'

/** The maps of the fictional mission. */
export const demoPacks: readonly PackSource[] = [ondaraPackSource]
