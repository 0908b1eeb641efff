package main

import (
	"reflect"
	"time"
)

// plain is a value of the SDK as JSON has it: members that are absent are left out. The SDK's names of members are those of
// the service's model; an enum that is absent is an empty string.
func plain(value reflect.Value) any {
	if instant, ok := value.Interface().(time.Time); ok {
		return instant
	}
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface:
		return plain(value.Elem())
	case reflect.Struct:
		return members(value)
	case reflect.Slice:
		if value.Type().Elem().Kind() == reflect.Uint8 {
			return value.Bytes()
		}
		items := make([]any, value.Len())
		for index := range items {
			items[index] = plain(value.Index(index))
		}
		return items
	case reflect.Map:
		entries := make(map[string]any, value.Len())
		for _, key := range value.MapKeys() {
			entries[key.String()] = plain(value.MapIndex(key))
		}
		return entries
	default:
		return value.Interface()
	}
}

func members(value reflect.Value) map[string]any {
	found := make(map[string]any, value.NumField())
	for index := range value.NumField() {
		field := value.Type().Field(index)
		if field.IsExported() && field.Name != "ResultMetadata" && !absent(value.Field(index)) {
			found[field.Name] = plain(value.Field(index))
		}
	}
	return found
}

func absent(value reflect.Value) bool {
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Slice, reflect.Map, reflect.String:
		return value.IsZero()
	default:
		return false
	}
}
