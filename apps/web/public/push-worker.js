// Shows what the agency's server pushes, and leads to it. Nothing is cached: the app itself needs the network.

self.addEventListener('push', (event) => {
  const news = event.data ? event.data.json() : {}
  event.waitUntil(
    self.registration.showNotification(news.title ?? 'Atlas Immobilier', {
      body: news.body,
      tag: news.tag,
      lang: news.lang,
      dir: news.dir,
      icon: '/app/favicon.svg',
      data: { url: news.url },
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const to = new URL(event.notification.data?.url ?? '/app/', self.location.origin)
  // Only ever into this application, whatever was sent.
  const url = to.origin === self.location.origin && to.pathname.startsWith('/app/') ? to.href : '/app/'
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((client) => new URL(client.url).pathname.startsWith('/app/'))
      if (!open) return self.clients.openWindow(url)
      return open.focus().then((client) => client.navigate(url).catch(() => self.clients.openWindow(url)))
    }),
  )
})
