package org.tollens.inference.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {
    @TempDir
    Path temporary;

    @Test
    void readsWhatTheWriterWrote() throws IOException {
        Path path = temporary.resolve("a.safetensors");
        new SafetensorsWriter()
                .metadata("who", "me")
                .floats("x", new float[] {1, 2, 3, 4, 5, 6}, 2, 3)
                .ints("scalar", new int[] {7})
                .write(path);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThat(file.metadata()).containsEntry("who", "me");
            assertThat(Objects.requireNonNull(file.tensors().get("x")).shape()).containsExactly(2L, 3L);
            assertThat(file.bytes("x").asFloatBuffer().get(5)).isEqualTo(6);
            assertThat(file.bytes("scalar").asIntBuffer().get(0)).isEqualTo(7);
            assertThatThrownBy(() -> file.bytes("y")).hasMessageContaining("expected a tensor y, found none");
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '!',
            value = {
                "[]; one JSON object",
                "{\"x\":1}; expected an object with dtype, shape and data_offsets for tensor x, found 1",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}; JSON object",
                "{\"x\":{\"dtype\":\"F33\",\"shape\":[2],\"data_offsets\":[0,8]}}; expected one of the types",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}; expected 12 bytes for tensor x",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,16]}}; within the file's 8 bytes of data",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}; within the file's 8 bytes of data",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}; whole numbers of at least 0 in shape",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1e99],\"data_offsets\":[0,8]}}; whole numbers of at least 0 in shape",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1e999999999],\"data_offsets\":[0,8]}}; whole numbers",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}; a shape that fits a file",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}; expected two data_offsets",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"y\":{\"dtype\":\"F32\",\"shape\":[1],"
                        + "\"data_offsets\":[0,4]}}; overlap or leave a hole",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}; overlap or leave a hole",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}; expected 4 bytes of data",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"x\":{}}; found 'x' twice",
                "{\"__metadata__\":{\"a\":1}}; expected a string at __metadata__.a, found 1",
            })
    void refusesBrokenHeaders(String header, String message) throws IOException {
        Path path = write(header.getBytes(StandardCharsets.UTF_8), 8);
        assertThatThrownBy(() -> SafetensorsFile.open(path))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(path.toString());
    }

    @Test
    void refusesLengthsThatCantBe() throws IOException {
        Path path = temporary.resolve("b");
        Files.write(path, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> SafetensorsFile.open(path)).hasMessageContaining("of at least 8 bytes, found 3");
        for (long length : new long[] {-1, 0, 9, Long.MAX_VALUE, 1L << 31}) {
            Files.write(
                    path,
                    ByteBuffer.allocate(16)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(length)
                            .array());
            assertThatThrownBy(() -> SafetensorsFile.open(path))
                    .hasMessageContaining("found a length of " + Long.toUnsignedString(length));
        }
        assertThatThrownBy(() -> SafetensorsFile.open(temporary.resolve("none")))
                .hasMessageContaining("can't read");
    }

    /** Whatever bytes a file has: it opens and every tensor is inside, or it is refused with our own exception. */
    @Test
    void survivesMutations() throws IOException {
        String header =
                "{\"__metadata__\":{\"a\":\"b\"},\"x\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
                        + "\"y\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[8,16]}}";
        byte[] good = Files.readAllBytes(write(header.getBytes(StandardCharsets.UTF_8), 16));
        Random random = new Random(20_261_124);
        int opened = 0;
        Path path = temporary.resolve("mutant");
        for (int i = 0; i < 4000; i++) {
            Files.write(path, mutate(good, random));
            try (SafetensorsFile file = SafetensorsFile.open(path)) {
                opened++;
                for (TensorInfo tensor : file.tensors().values()) {
                    assertThat((long) file.bytes(tensor.name()).remaining()).isEqualTo(tensor.bytes());
                    assertThat(tensor.elements() * tensor.type().bytes()).isEqualTo(tensor.bytes());
                }
            } catch (SafetensorsException e) {
                assertThat(e).hasMessageContaining(path.toString());
            }
        }
        // Some mutations only change a name or data: both ways must have been taken.
        assertThat(opened).isBetween(20, 3000);
    }

    @Test
    void widensExactly() {
        float[] expected = {0f, -0f, 1f, -2f, 65504f, 0x1p-14f, 0x1p-24f, 1.0009766f};
        short[] half = {0, (short) 0x8000, 0x3c00, (short) 0xc000, 0x7bff, 0x0400, 0x0001, 0x3c01};
        for (int i = 0; i < half.length; i++) {
            assertThat(Float.floatToRawIntBits(Widening.half(half[i]))).isEqualTo(Float.floatToRawIntBits(expected[i]));
        }
        assertThat(Widening.half((short) 0x7c00)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Widening.half((short) 0x7e00)).isNaN();
        ByteBuffer brain = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        brain.putShort((short) 0x3f80).putShort((short) 0xc049).flip();
        ByteBuffer wide = Widening.toFloat32(brain, StoredType.BF16);
        assertThat(wide.getFloat(0)).isEqualTo(1f);
        assertThat(wide.getFloat(4)).isEqualTo(-3.140625f);
    }

    private Path write(byte[] header, int dataBytes) throws IOException {
        Path path = Files.createTempFile(temporary, "t", ".safetensors");
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        Files.write(path, bytes.array());
        return path;
    }

    private static byte[] mutate(byte[] good, Random random) {
        byte[] result = good.clone();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(result.length);
            if (random.nextInt(8) == 0) {
                result = java.util.Arrays.copyOf(result, at);
                break;
            }
            result[at] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) "0123456789[]{},:\"".charAt(random.nextInt(17));
        }
        return result;
    }
}
