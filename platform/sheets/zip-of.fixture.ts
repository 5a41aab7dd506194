import { crc32, deflateRawSync } from "node:zlib";

type Content = string | Buffer | { packed: Buffer; size: number };

/** A zip for tests; `{ packed, size }` lets an entry declare a size that is not its own. */
export function zipOf(files: Record<string, Content>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path);
    const raw = typeof content === "string" ? Buffer.from(content) : content;
    const packed = Buffer.isBuffer(raw) ? deflateRawSync(raw) : raw.packed;
    const size = Buffer.isBuffer(raw) ? raw.length : raw.size;
    // Version, flags, method, time, date, checksum, sizes, lengths: the part that both records share.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(Buffer.isBuffer(raw) ? crc32(raw) : 0, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(name.length, 22);
    bodies.push(Buffer.from("PK\x03\x04"), shared, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), shared, tail, name);
    offset += 30 + name.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, end]);
}
