package dev.slipway.template;

import dev.slipway.template.tool.Tool;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.directive.Scope;
import org.apache.velocity.util.StringUtils;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/**
 * Lets expressions call methods of texts, numbers, booleans, lists, maps and our tools, and of
 * nothing else: what Velocity's own secure introspection forbids is a list that has to be complete,
 * this one only has to be long enough.
 */
final class SafeUberspect extends SecureUberspector {
  static final int LONGEST_LOOP = 1_000_000;
  private static final Set<String> FORBIDDEN =
      Set.of("getClass", "class", "forEach", "stream", "parallelStream", "spliterator", "intern");

  @Override
  public @Nullable VelMethod getMethod(Object from, String name, Object[] arguments, Info info) {
    if (!mayUse(from, name)) {
      return null;
    }
    VelMethod method = super.getMethod(from, name, arguments, info);
    if (method == null) {
      VelMethod narrow = super.getMethod(from, name, Call.narrow(arguments), info);
      return narrow == null ? null : new Call(narrow, true);
    }
    return from instanceof Tool ? new Call(method, false) : method;
  }

  @Override
  public @Nullable VelPropertyGet getPropertyGet(Object from, String name, Info info) {
    return mayUse(from, name) ? super.getPropertyGet(from, name, info) : null;
  }

  @Override
  public @Nullable VelPropertySet getPropertySet(
      Object from, String name, Object value, Info info) {
    return from instanceof Map || from instanceof Scope
        ? super.getPropertySet(from, name, value, info)
        : null;
  }

  @Override
  public @Nullable Iterator<?> getIterator(Object from, Info info) {
    if (!mayUse(from, "iterator")) {
      return null;
    }
    Iterator<?> items = super.getIterator(from, info);
    if (items == null) {
      throw new VelocityException(
          "A #foreach goes through a list or the values of a map; this is "
              + Values.describe(from)
              + " at "
              + StringUtils.formatFileString(info));
    }
    return new LimitedIterator(items, info);
  }

  private static boolean mayUse(Object from, String name) {
    return !FORBIDDEN.contains(name)
        && (from instanceof CharSequence
            || from instanceof Number
            || from instanceof Boolean
            || from instanceof Character
            || from instanceof Iterable
            || from instanceof Iterator
            || from instanceof Map
            || from instanceof Map.Entry
            || from instanceof Scope
            || from instanceof Tool);
  }

  /**
   * Gives {@code int} to methods that take no {@code long}, such as {@code $list.get(0)}, and to
   * tools nothing that only applying will give.
   */
  private record Call(VelMethod method, boolean isNarrow) implements VelMethod {

    static Object[] narrow(Object[] arguments) {
      Object[] narrow = arguments.clone();
      for (int i = 0; i < narrow.length; i++) {
        if (narrow[i] instanceof Long number && number == number.intValue()) {
          narrow[i] = number.intValue();
        }
      }
      return narrow;
    }

    @Override
    public @Nullable Object invoke(Object from, Object[] arguments)
        throws IllegalAccessException, InvocationTargetException {
      if (from instanceof Tool) {
        for (Object argument : arguments) {
          Values.knownAtHand(argument);
        }
      }
      return method.invoke(from, isNarrow ? narrow(arguments) : arguments);
    }

    @Override
    public boolean isCacheable() {
      return method.isCacheable();
    }

    @Override
    public String getMethodName() {
      return method.getMethodName();
    }

    @Override
    public Method getMethod() {
      return method.getMethod();
    }

    @Override
    public Class<?> getReturnType() {
      return method.getReturnType();
    }
  }

  /** Ends a loop that has no end. */
  private static final class LimitedIterator implements Iterator<@Nullable Object> {
    private final Iterator<?> items;
    private final Info place;
    private int given;

    LimitedIterator(Iterator<?> items, Info place) {
      this.items = items;
      this.place = place;
    }

    @Override
    public boolean hasNext() {
      return items.hasNext();
    }

    @Override
    public @Nullable Object next() {
      given++;
      if (given > LONGEST_LOOP) {
        throw new VelocityException(
            "A #foreach ran more than "
                + LONGEST_LOOP
                + " times at "
                + StringUtils.formatFileString(place));
      }
      return items.next();
    }
  }
}
