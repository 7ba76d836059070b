import { groundWithin } from '@tocsin/schema/summary/document/ground'
import { mapFrame } from '@tocsin/schema/summary/document/map-block'
import { ondaraSetting } from '@tocsin/schema/summary/document/testing/ondara-week'
import { ondaraPackSource } from '@tocsin/testkit/ondara/pack-source'

const frame = mapFrame(ondaraSetting('en').places)

/** Under the map of the fictional mission's week: its units and places as its pack has them. */
export const ondaraGround =
  (frame &&
    groundWithin(frame, {
      ...ondaraPackSource.load(),
      credit: ondaraPackSource.attribution,
      isOfficial: false,
    })) ??
  null
