import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.builder.Buildable;

/** Calls an endpoint through the AWS SDK for Java v2: one JSON request a line in, one JSON response a line out. */
public final class Client {
  private static final SdkHttpClient HTTP = UrlConnectionHttpClient.create();
  private static final Map<String, Object> CLIENTS = Map.of(
      "ec2", Ec2Client.builder().httpClient(HTTP).build(),
      "ssm", SsmClient.builder().httpClient(HTTP).build(),
      "sts", StsClient.builder().httpClient(HTTP).build());

  public static void main(String[] parameters) throws IOException {
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      Map<String, JsonNode> request = JsonNode.parser().parse(line).asObject();
      System.out.println(Json.text(respond(request)));
      System.out.flush();
    }
  }

  private static Map<String, Object> respond(Map<String, JsonNode> request) {
    try {
      Object client = CLIENTS.get(request.get("service").asString());
      return Map.of("output", call(client, request.get("operation").asString(), request.get("input")));
    } catch (AwsServiceException error) {
      return failure(error.awsErrorDetails().errorCode(), error.awsErrorDetails().errorMessage());
    } catch (SdkClientException | IllegalArgumentException error) {
      return failure(error.getClass().getSimpleName(), error.getMessage());
    }
  }

  private static Map<String, Object> failure(String code, String message) {
    Map<String, Object> failure = new LinkedHashMap<>();
    failure.put("error", code);
    failure.put("message", message);
    return failure;
  }

  /** Finds the method that takes the request of an operation, and fills in the request by its own table of fields. */
  private static Object call(Object client, String operation, JsonNode input) {
    Method method = methodOf(client, operation + "Request")
        .orElseThrow(() -> new IllegalArgumentException("no operation " + operation));
    try {
      Object builder = method.getParameterTypes()[0].getMethod("builder").invoke(null);
      Pojos.fill((SdkPojo) builder, input);
      return Pojos.plain(method.invoke(client, ((Buildable) builder).build()));
    } catch (InvocationTargetException error) {
      if (error.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(error);
    } catch (ReflectiveOperationException error) {
      throw new IllegalStateException(error);
    }
  }

  private static Optional<Method> methodOf(Object client, String request) {
    return Arrays.stream(client.getClass().getInterfaces())
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .filter(method -> method.getParameterCount() == 1 && !method.getName().endsWith("Paginator"))
        .filter(method -> method.getParameterTypes()[0].getSimpleName().equals(request))
        .findFirst();
  }
}
