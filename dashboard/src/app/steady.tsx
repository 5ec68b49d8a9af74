import { type ReactNode, useEffect, useRef } from "react";

/**
 * What was answered last, dimmed while another answer is awaited: it keeps the words of its own question; `meanwhile` holds
 * the place of the first one.
 */
export function Steady(props: {
  readonly waiting: boolean;
  readonly meanwhile: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { waiting, meanwhile, children } = props;
  const last = useRef<ReactNode>(null);
  useEffect(() => {
    if (!waiting) last.current = children;
  });
  const shown = waiting ? last.current : children;
  return (
    <div className={waiting ? "sf-stale" : undefined} aria-busy={waiting}>
      {shown ?? meanwhile}
    </div>
  );
}
