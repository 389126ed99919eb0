// The pieces of one answer are handed to Streamlit's page together, so that it draws once and not after nearly every piece.
// They wait for the last one, which says that the run is over, but never longer than HELD; what takes long shows on its way.
(() => {
  const Line = window.WebSocket, HELD = 50, LAST = 2; // ms; bytes of 'nothing runs any more'
  window.WebSocket = class extends Line {
    constructor(...where) {
      super(...where);
      const add = this.addEventListener;
      this.addEventListener = (kind, heard, ...how) => {
        if (kind !== "message") return add.call(this, kind, heard, ...how);
        const waiting = [];
        let late = 0;
        const all = () => {
          clearTimeout(late);
          late = 0;
          for (const piece of waiting.splice(0)) {
            try { heard.call(this, piece); } catch (wrong) { reportError(wrong); }
          }
        };
        add.call(this, "close", all);
        return add.call(this, kind, (piece) => {
          waiting.push(piece);
          if (piece.data.byteLength <= LAST) all();
          else late ||= setTimeout(all, HELD);
        }, ...how);
      };
    }
  };
})();
