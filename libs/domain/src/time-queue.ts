/** Nodes by the time at which they come, earliest first: a binary heap. */
export class TimeQueue {
  readonly #nodes: number[] = [];
  readonly #times: number[] = [];

  get empty(): boolean {
    return this.#nodes.length === 0;
  }

  add(node: number, time: number): void {
    let at = this.#nodes.length;
    this.#nodes.push(node);
    this.#times.push(time);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#times[above]! <= time) break;
      this.#put(at, this.#nodes[above]!, this.#times[above]!);
      at = above;
    }
    this.#put(at, node, time);
  }

  /** @throws TypeError on an empty queue */
  take(): number {
    const first = this.#nodes[0];
    const [node, time] = [this.#nodes.pop(), this.#times.pop()];
    if (first === undefined || node === undefined || time === undefined) throw new TypeError('nothing is waiting');
    const length = this.#nodes.length;
    if (length > 0) {
      let at = 0;
      for (;;) {
        let below = 2 * at + 1;
        if (below >= length) break;
        if (below + 1 < length && this.#times[below + 1]! < this.#times[below]!) below += 1;
        if (this.#times[below]! >= time) break;
        this.#put(at, this.#nodes[below]!, this.#times[below]!);
        at = below;
      }
      this.#put(at, node, time);
    }
    return first;
  }

  #put(at: number, node: number, time: number): void {
    this.#nodes[at] = node;
    this.#times[at] = time;
  }
}
