import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './more-sentinel.module.css'

/** Foot of a keyset list: reads the next page when it nears the view; a button for who does not scroll. */
export function MoreSentinel(props: { hasMore: boolean; loading: boolean; onMore: () => void }) {
  const { t } = useTranslation()
  const foot = useRef<HTMLDivElement>(null)
  const latest = useRef(props.onMore)
  latest.current = props.onMore
  const { hasMore, loading } = props
  useEffect(() => {
    const element = foot.current
    if (!element || !hasMore || loading) return
    const observer = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && latest.current(), {
      rootMargin: '480px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [hasMore, loading])
  if (!hasMore) return null
  return (
    <div ref={foot} className={classes.foot}>
      <Button variant="subtle" color="sand" loading={loading} onClick={props.onMore}>
        {t('action.more')}
      </Button>
    </div>
  )
}
