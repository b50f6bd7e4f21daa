import sharp from 'sharp'
import { Canvas } from './drawing/canvas.ts'
import { createRandom, type Random } from './drawing/random.ts'
import type { City } from './drawing/sky.ts'
import { drawCasablancaFacade } from './outside/casablanca.ts'
import { drawCourtyard } from './outside/courtyard.ts'
import { drawHouse } from './outside/house.ts'
import { drawLand } from './outside/land.ts'
import { drawLyonFacade } from './outside/lyon.ts'
import { drawPanorama } from './outside/panorama.ts'
import { drawRiadDoor } from './outside/riad-door.ts'
import { drawTerrace } from './outside/terrace.ts'
import { drawVilla } from './outside/villa.ts'
import { drawBedroom } from './rooms/bedroom.ts'
import { drawKitchen } from './rooms/kitchen.ts'
import { drawLiving } from './rooms/living.ts'
import { chooseRoomStyle } from './rooms/plan.ts'

export type PictureSubject = 'FACADE' | 'LIVING' | 'BEDROOM' | 'KITCHEN' | 'TERRACE' | 'COURTYARD' | 'VIEW' | 'LAND'

export interface PictureRequest {
  /** The same seed draws the same picture. */
  seed: string
  /** A property type of the annonces, for example APARTMENT or RIAD. */
  propertyType: string
  city: City
  subject: PictureSubject
}

function drawFacade(canvas: Canvas, random: Random, city: City, propertyType: string): void {
  if (propertyType === 'LAND') drawLand(canvas, random, city)
  else if (propertyType === 'RIAD') drawRiadDoor(canvas, random)
  else if (propertyType === 'FARM') drawHouse(canvas, random, true, city)
  else if (propertyType === 'VILLA' && city === 'Casablanca') drawVilla(canvas, random)
  else if (propertyType === 'VILLA' || propertyType === 'HOUSE') drawHouse(canvas, random, false, city)
  else if (city === 'Casablanca') drawCasablancaFacade(canvas, random)
  else drawLyonFacade(canvas, random)
}

/** Draws a picture for a demo annonce: an SVG document of 1600 × 1067 pixels, the same for the same request. */
export function drawAnnoncePicture({ seed, propertyType, city, subject }: PictureRequest): string {
  const canvas = new Canvas()
  const random = createRandom(`${seed}/${subject}/${city}/${propertyType}`)
  const room = () => chooseRoomStyle(random, city, propertyType)
  switch (subject) {
    case 'FACADE':
      drawFacade(canvas, random, city, propertyType)
      break
    case 'LIVING':
      drawLiving(canvas, random, city, room())
      break
    case 'BEDROOM':
      drawBedroom(canvas, random, city, room())
      break
    case 'KITCHEN':
      drawKitchen(canvas, random, city, room())
      break
    case 'TERRACE':
      drawTerrace(canvas, random, city)
      break
    case 'COURTYARD':
      drawCourtyard(canvas, random, city)
      break
    case 'VIEW':
      drawPanorama(canvas, random, city)
      break
    case 'LAND':
      drawLand(canvas, random, city)
      break
  }
  return canvas.toSvg()
}

/** Renders a drawn picture as JPEG, at its own size. */
export function renderPicture(svg: string, scale = 1): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: 72 * scale })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82, mozjpeg: false })
    .toBuffer()
}
