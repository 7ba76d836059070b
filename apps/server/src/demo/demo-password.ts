import type { Random } from '../log/log-deps.ts'

/** Short, plain words that are not taken for one another when read aloud. */
const words = `
acorn amber anchor anvil apple apron arrow autumn axle badge baker bamboo banjo barley basin basket
beacon bench berry bicycle birch biscuit blanket bonnet bottle bramble brick bridge bronze broom bucket
butter button cabin cactus camel candle canoe canvas carbon carpet carrot castle cedar cello chalk
cherry chimney cider cinema circle clover cobalt coffee comet copper coral cotton cradle crane crayon
cricket crystal curtain cushion cypress daisy dancer delta denim desert diamond dolphin donkey dragon
drum eagle easel echo elbow ember engine falcon feather fennel fiddle finch flannel flute forest
fountain fox garden garlic ginger glacier glove goblet granite guitar hammer harbor harvest hazel
heron hickory honey hornet island ivory jacket jasmine jigsaw jungle juniper kettle kitchen kite
ladder lagoon lantern laurel lemon lentil linen lizard lobster locket lotus magnet mango maple marble
meadow melon mirror mitten monsoon morning mosaic mountain mustard napkin nectar needle nickel nutmeg
oasis ocean olive onion opal orange orchard otter oyster paddle panther paper parade parrot pasture
peach pebble pelican pencil pepper piano pigeon pillow planet plaza plum pocket pollen pond poppy
potato prairie pumpkin puzzle quarry quartz quilt rabbit radish raisin ranger raven ribbon rice river
rocket rose saddle saffron salmon sandal satin school shadow shell silver sparrow spider spoon spruce
squash stable stamp summer sunset table teapot temple thistle thunder tiger timber tomato trumpet
tulip tunnel turtle valley vanilla velvet village violin walnut water willow window winter zebra
`
  .trim()
  .split(/\s+/)

/**
 * A password for a demo that everybody may try: three words and a number, about 30 bits. Real
 * accounts get longer ones; guesses are limited by the sign-in.
 */
export function demoPassword(random: Random): string {
  const bytes = random(8)
  const number = 10 + (((bytes[6] ?? 0) * 256 + (bytes[7] ?? 0)) % 90)
  const chosen = [0, 2, 4].map((at) => {
    return words[((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)) % words.length]
  })
  return [...chosen, number].join('-')
}
