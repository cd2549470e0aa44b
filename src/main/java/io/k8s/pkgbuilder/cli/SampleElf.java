package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.model.ElfMachine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The smallest programs that run: an ELF header, one segment, a few instructions that write a text
 * to standard output and exit with 0. elf(5); system calls as in syscall(2).
 */
final class SampleElf {
  /** Where the segment is loaded: above every platform's mmap_min_addr, below 2 GiB. */
  private static final int BASE = 0x10000;

  private static final int EXECUTABLE = 2;
  private static final int LOAD = 1;
  private static final int READ_EXECUTE = 5;
  private static final int PAGE = 0x10000;
  private static final int LONGEST_TEXT = 255;

  private SampleElf() {}

  /**
   * A program for the machine that prints a text; empty for machines whose instructions are not
   * known here.
   *
   * @param text ASCII, at most 255 bytes
   */
  static Optional<byte[]> printing(String text, ElfMachine machine) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length > LONGEST_TEXT) {
      throw new IllegalArgumentException("a text of " + bytes.length + " bytes");
    }
    int headers = machine.bits() == 64 ? 64 + 56 : 52 + 32;
    return code(machine, bytes.length, BASE + headers)
        .map(code -> file(machine, headers, code, bytes));
  }

  private static byte[] file(ElfMachine machine, int headers, byte[] code, byte[] text) {
    int size = headers + code.length + text.length;
    ByteBuffer file = ByteBuffer.allocate(size).order(order(machine));
    boolean wide = machine.bits() == 64;
    file.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1)});
    file.put((byte) (machine.littleEndian() ? 1 : 2)).put((byte) 1).position(16);
    file.putShort((short) EXECUTABLE).putShort((short) machine.machine()).putInt(1);
    word(file, wide, BASE + headers); // e_entry
    word(file, wide, wide ? 64 : 52); // e_phoff
    word(file, wide, 0); // e_shoff
    file.putInt(flags(machine));
    file.putShort((short) (wide ? 64 : 52)); // e_ehsize
    file.putShort((short) (wide ? 56 : 32)).putShort((short) 1); // e_phentsize, e_phnum
    file.putShort((short) (wide ? 64 : 40)).putInt(0); // e_shentsize, e_shnum, e_shstrndx
    segment(file, wide, size);
    return file.put(code).put(text).array();
  }

  /** One for everything, headers too; p_flags has another place in each class. */
  private static void segment(ByteBuffer file, boolean wide, int size) {
    file.putInt(LOAD);
    if (wide) {
      file.putInt(READ_EXECUTE);
    }
    word(file, wide, 0);
    word(file, wide, BASE);
    word(file, wide, BASE);
    word(file, wide, size);
    word(file, wide, size);
    if (!wide) {
      file.putInt(READ_EXECUTE);
    }
    word(file, wide, PAGE);
  }

  private static void word(ByteBuffer file, boolean wide, int value) {
    if (wide) {
      file.putLong(value);
    } else {
      file.putInt(value);
    }
  }

  /** EABI 5 with hard floats on Arm, ELFv2 on PowerPC. */
  private static int flags(ElfMachine machine) {
    return switch (machine.machine()) {
      case 40 -> 0x05000400;
      case 21 -> 2;
      default -> 0;
    };
  }

  private static ByteOrder order(ElfMachine machine) {
    return machine.littleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  /**
   * write(1, text, length); exit(0). The text follows the code.
   *
   * @param entry the code's address
   */
  private static Optional<byte[]> code(ElfMachine machine, int length, int entry) {
    String n = String.format(Locale.ROOT, "%02x", length);
    int afterPowerPc = entry + 9 * 4;
    return switch (machine.machine()) {
      case 62 -> // mov eax,1; mov edi,1; lea rsi,[rip+16]; mov edx,n; syscall; exit is 60
          hex("b801000000 bf01000000 488d3510000000 ba" + n + "000000 0f05 b83c000000 31ff 0f05");
      case 183 -> // mov x0,1; adr x1,text; mov x2,n; mov x8,64; svc; mov x0,0; mov x8,93; svc
          words(
              machine,
              0xd2800020,
              0x100000e1,
              0xd2800002 | length << 5,
              0xd2800808,
              0xd4000001,
              0xd2800000,
              0xd2800ba8,
              0xd4000001);
      case 40 -> // mov r0,1; add r1,pc,20; mov r2,n; mov r7,4; svc; mov r0,0; mov r7,1; svc
          words(
              machine,
              0xe3a00001,
              0xe28f1014,
              0xe3a02000 | length,
              0xe3a07004,
              0xef000000,
              0xe3a00000,
              0xe3a07001,
              0xef000000);
      case 21 -> // li r0,4; li r3,1; lis r4; ori r4; li r5,n; sc; li r0,1; li r3,0; sc
          words(
              machine,
              0x38000004,
              0x38600001,
              0x3c800000 | afterPowerPc >>> 16,
              0x60840000 | (afterPowerPc & 0xffff),
              0x38a00000 | length,
              0x44000002,
              0x38000001,
              0x38600000,
              0x44000002);
      case 22 -> // lghi r2,1; larl r3,text; lghi r4,n; svc 4; lghi r2,0; svc 1; nopr
          hex("a7290001 c0300000000a a74900" + n + " 0a04 a7290000 0a01 0700");
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> hex(String digits) {
    return Optional.of(java.util.HexFormat.of().parseHex(digits.replace(" ", "")));
  }

  private static Optional<byte[]> words(ElfMachine machine, int... instructions) {
    ByteBuffer code = ByteBuffer.allocate(instructions.length * 4).order(order(machine));
    for (int instruction : instructions) {
      code.putInt(instruction);
    }
    return Optional.of(code.array());
  }
}
