import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** Maps, lists and scalars as JSON; what has no form of its own in JSON is its text. */
final class Json {
  private Json() {}

  static String text(Object value) {
    JsonWriter writer = JsonWriter.create();
    write(writer, value);
    return new String(writer.getBytes(), StandardCharsets.UTF_8);
  }

  private static void write(JsonWriter writer, Object value) {
    if (value == null) writer.writeNull();
    else if (value instanceof Map<?, ?> map) {
      writer.writeStartObject();
      map.forEach((key, entry) -> {
        writer.writeFieldName(key.toString());
        write(writer, entry);
      });
      writer.writeEndObject();
    } else if (value instanceof List<?> list) {
      writer.writeStartArray();
      list.forEach(item -> write(writer, item));
      writer.writeEndArray();
    } else if (value instanceof Boolean flag) writer.writeValue(flag.booleanValue());
    else if (value instanceof Number number) writer.writeNumber(number.toString());
    else if (value instanceof byte[] bytes) writer.writeValue(Base64.getEncoder().encodeToString(bytes));
    else writer.writeValue(value.toString());
  }
}
