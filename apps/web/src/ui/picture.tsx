import { IconPhoto } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './picture.module.css'
import { propertyIcons } from './status-tone.ts'

/**
 * A photograph that fills its box. Without one (or when it cannot be read) the icon of the property type stands in,
 * on the warm ground of the page: never a broken frame.
 * @param props.alt empty when the name of the annonce stands beside it
 */
export function Picture(props: { src: string | null; alt?: string; propertyType?: string; eager?: boolean }) {
  const [failed, setFailed] = useState<string | null>(null)
  const Icon = (props.propertyType && propertyIcons[props.propertyType]) || IconPhoto
  if (!props.src || failed === props.src)
    return (
      <span className={classes.none}>
        <Icon size={28} stroke={1.25} aria-hidden />
      </span>
    )
  return (
    <img
      className={classes.image}
      src={props.src}
      alt={props.alt ?? ''}
      loading={props.eager ? 'eager' : 'lazy'}
      decoding="async"
      draggable={false}
      onError={() => setFailed(props.src)}
    />
  )
}
