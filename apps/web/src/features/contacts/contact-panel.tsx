export function ContactPanel({ id }: { id: string }) {
  return <p>{id}</p>
}
